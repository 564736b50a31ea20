// The page with Preact is used as common.js says.
