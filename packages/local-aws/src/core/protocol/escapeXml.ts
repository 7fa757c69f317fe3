const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes a text for XML or HTML, in elements and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
