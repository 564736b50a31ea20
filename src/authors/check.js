// Starts the program of check.html. In front of it, in the same module, the build puts wasm-bindgen's
// glue, FILES and WORDS (tests/build/seal.rs). No rule and no sentence of its own.

function tell(sentence) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  document.getElementById("desk").prepend(notice);
}

/** A panic or a trap ends the program; what is drawn stays. */
function watch(error) {
  if (error instanceof WebAssembly.RuntimeError && error.stack?.includes(FILES.wasm.name)) tell(WORDS.stopped);
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));

async function load() {
  const { name, integrity } = FILES.wasm;
  const response = await fetch(new URL(name, import.meta.url), { integrity });
  await wasm_bindgen({ module_or_path: response });
}
load().catch((error) => {
  console.error(error);
  tell(WORDS.cannotStart);
});
