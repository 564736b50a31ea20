TOOLS := .tools
build:
	PATH="$(CURDIR)/$(TOOLS)/bin:$(CURDIR)/$(TOOLS)/node_modules/.bin:$$PATH" TRUNK_TOOLS_WASM_OPT=version_123 TRUNK_TOOLS_WASM_BINDGEN=0.2.129 trunk build --release --offline --locked
