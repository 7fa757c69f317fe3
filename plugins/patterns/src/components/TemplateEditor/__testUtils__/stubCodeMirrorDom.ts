/**
 * Gives jsdom the few measurements that CodeMirror asks a browser for; call it
 * once at the top of a test file. Nothing has a size, so nothing is scrolled.
 */
export function stubCodeMirrorDom(): void {
  const rect = {
    x: 0,
    y: 0,
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    width: 0,
    height: 0,
  };
  const rects = () => Object.assign([], { item: () => null });
  Object.assign(Range.prototype, {
    getClientRects: rects,
    getBoundingClientRect: () => ({ ...rect, toJSON: () => rect }),
  });
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
