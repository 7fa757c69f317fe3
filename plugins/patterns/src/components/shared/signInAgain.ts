/** Loads the page anew: the portal then asks who is there, and comes back here. */
export function signInAgain(): void {
  window.location.reload();
}
