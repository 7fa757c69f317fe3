/** Asks a URL until it answers with success. The caller's children watch themselves. */
export async function waitFor(url: string, intervalMs = 250): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, intervalMs));
  }
}
