// The page by hand is used as common.js says.
