// Empties a page that nobody has touched for a while, and goes to the lock.
// Without scripts, the meta refresh in the head does the same.
"use strict";

(function () {
  const seconds = Number(document.body.dataset.idleSeconds);
  const lockUrl = document.body.dataset.lockUrl;
  const warnSeconds = 60;

  // A page that the browser kept for its Back button must not be shown again.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.body.replaceChildren();
    window.location.reload();
  });

  if (!seconds || !lockUrl) return;

  const box = document.querySelector("[data-idle]");
  const words = document.querySelector("[data-idle-words]").content.textContent;
  let touchedAt = Date.now();

  function touch() {
    // A tablet that slept past its time must lock, even if a finger woke it.
    if (idleSeconds() < seconds) touchedAt = Date.now();
    look();
  }

  function idleSeconds() {
    return (Date.now() - touchedAt) / 1000;
  }

  function look() {
    const idle = idleSeconds();
    if (idle >= seconds) return lock();
    const warning = idle >= seconds - warnSeconds ? words : "";
    if (box.textContent !== warning) box.textContent = warning;
  }

  function lock() {
    window.clearInterval(timer);
    document.body.replaceChildren();
    window.location.replace(lockUrl);
  }

  // Not scroll: the browser scrolls by itself when a page is laid out anew.
  ["pointerdown", "keydown", "input", "wheel", "touchmove"].forEach(function (kind) {
    window.addEventListener(kind, touch, { passive: true, capture: true });
  });
  document.addEventListener("visibilitychange", look);
  const timer = window.setInterval(look, 1000);
})();
