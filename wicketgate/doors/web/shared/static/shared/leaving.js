// Leaves nothing behind: empties the page when it is left, and when nobody is signed in here any more.
// Without scripts the server's cookies do most of it; see docs/decisions/0025-the-shared-tablet.md.
"use strict";

(function () {
  const body = document.body;
  const { homeUrl, stillOpenUrl } = body.dataset;
  const askEveryMs = 20 * 1000;
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wicketgate") : null;
  let isTouched = false;

  function empty() {
    body.replaceChildren();
  }

  function beginAnew() {
    empty();
    // Home asks the server who is here now, and ends nothing by itself.
    window.location.replace(homeUrl);
  }

  // What the browser keeps of a page that was left is an empty one.
  window.addEventListener("pagehide", empty);

  // If it kept a full one all the same, that is not to be seen either.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    empty();
    window.location.reload();
  });

  if (tabs && "nobodyIsHere" in body.dataset) tabs.postMessage("nobody is here");
  if (tabs && homeUrl) tabs.addEventListener("message", beginAnew);
  if (!stillOpenUrl) return;

  async function ask() {
    const address = isTouched ? stillOpenUrl + "?touched" : stillOpenUrl;
    isTouched = false;
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "manual" });
      if (answer.status === 205 || answer.type === "opaqueredirect") beginAnew();
    } catch {
      // No network is no answer: the page still locks itself when its time is over.
    }
  }

  window.addEventListener("wicketgate:touched", function () {
    isTouched = true;
  });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") ask();
  });
  window.setInterval(ask, askEveryMs);
})();
