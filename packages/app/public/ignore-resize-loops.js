// Keeps the development server from covering the page with an error that is
// none: observers of sizes that could not all be told in one frame are told in
// the next. It has to come before the server's own listener.
// Source: CSS Working Group, Resize Observer, "deliver resize loop error".
window.addEventListener('error', event => {
  if (event.message && event.message.startsWith('ResizeObserver loop')) {
    event.stopImmediatePropagation();
  }
});
