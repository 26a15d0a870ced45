import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

/**
 * Shows the forms that need a passkey, where the browser can make or use one: fetches the challenge, asks the browser,
 * puts its answer into the form and sends the form as any other.
 */
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!browserSupportsWebAuthn()) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(form);
  });
}

async function answer(form: HTMLFormElement): Promise<void> {
  const failed = form.querySelector<HTMLElement>("[data-passkey-error]");
  if (failed) failed.hidden = true;
  try {
    const reply = await fetch(form.dataset.options ?? "", { method: "POST", body: new FormData(form) });
    // The server does not want it now; its page, in answer to the empty form, says why.
    if (reply.status === 422) return form.submit();
    if (!reply.ok) throw new Error(String(reply.status));
    const optionsJSON = await reply.json();
    const isNew = form.dataset.passkey === "add";
    const response = isNew ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
    const field = form.elements.namedItem("response");
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(response);
    // Not requestSubmit: that would come back here.
    form.submit();
  } catch {
    if (failed) failed.hidden = false;
  }
}
