// A website writes its own origin into the frame's address. A demo does not know where it will stand.
addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector("iframe");
  const address = new URL(frame.src);
  address.searchParams.set("parent", location.origin);
  frame.src = address.href;
});
