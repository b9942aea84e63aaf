// Offers a passkey where the browser has them. Without scripts, or without passkeys, nothing is shown: a code does.
"use strict";

(function () {
  if (!window.PublicKeyCredential || !window.webauthnJSON) return;

  document.querySelectorAll("[data-passkey]").forEach(function (form) {
    const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    form.querySelector("[data-passkey-button]").addEventListener("click", async function () {
      failed.hidden = true;
      try {
        const answer =
          form.dataset.passkey === "use"
            ? await window.webauthnJSON.get(options.request_options)
            : await window.webauthnJSON.create(options.creation_options);
        form.querySelector("[data-credential]").value = JSON.stringify(answer);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  });
})();
