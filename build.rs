//! Has the linker leave in the visitors' program what `tests/build/split.rs` needs to cut it in two.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=cme-selfcheck=--emit-relocs");
    }
}
