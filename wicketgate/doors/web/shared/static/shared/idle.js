// Empties a page that nobody has touched for a while, and goes to the lock.
// Without scripts, the meta refresh in the head does the same.
"use strict";

(function () {
  const seconds = Number(document.body.dataset.idleSeconds);
  const lockUrl = document.body.dataset.lockUrl;
  const warnSeconds = 60;
  const tellEveryMs = 2000;

  if (!seconds || !lockUrl) return;

  const box = document.querySelector("[data-idle]");
  const words = document.querySelector("[data-idle-words]").content.textContent;
  // A touch in one tab keeps the others open: the lock closes them all.
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wicketgate touched") : null;
  let touchedAt = Date.now();
  let toldAt = 0;

  function touch() {
    // A tablet that slept past its time must lock, even if a finger woke it.
    if (idleSeconds() < seconds) noteTouch();
    look();
  }

  function noteTouch() {
    touchedAt = Date.now();
    window.dispatchEvent(new Event("wicketgate:touched"));
    if (!tabs || touchedAt - toldAt < tellEveryMs) return;
    toldAt = touchedAt;
    tabs.postMessage("touched");
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
  if (tabs)
    tabs.addEventListener("message", function () {
      if (idleSeconds() < seconds) touchedAt = Date.now();
    });
  ["visibilitychange", "freeze", "resume"].forEach(function (kind) {
    document.addEventListener(kind, look);
  });
  const timer = window.setInterval(look, 1000);
})();
