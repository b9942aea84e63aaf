// Takes an opened value from the page when its time is over, or when the page is left.
// Without scripts, the meta refresh in the head leaves the page at the same moment.
"use strict";

document.querySelectorAll("[data-closes-after]").forEach(function (box) {
  const seconds = Number(box.dataset.closesAfter);
  const clock = box.querySelector("[data-clock]");
  const say = box.querySelector("[data-say]");
  const oneMinute = box.querySelector("[data-one-minute]").content.textContent;
  const closed = box.querySelector("[data-closed]").content.textContent;
  const openedAt = Date.now();

  function look() {
    const left = Math.ceil(seconds - (Date.now() - openedAt) / 1000);
    if (left <= 0) return close();
    clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (left <= 60 && !say.textContent) say.textContent = oneMinute;
  }

  function close() {
    empty();
    window.location.replace(box.dataset.doneUrl);
  }

  function empty() {
    window.clearInterval(timer);
    box.textContent = closed;
  }

  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", empty);
  const timer = window.setInterval(look, 1000);
  look();
});
