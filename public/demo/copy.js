// Puts a button below every example of the guide that copies it.

for (const example of document.querySelectorAll("pre")) {
  const button = document.createElement("button");
  const status = document.createElement("span");
  button.type = "button";
  button.textContent = "Copy";
  status.setAttribute("role", "status");
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(example.textContent ?? "");
      status.textContent = " Copied";
    } catch {
      getSelection()?.selectAllChildren(example);
      status.textContent = " Your browser does not let this page copy. The example is selected: copy it yourself.";
    }
  };
  example.after(button, status);
}
