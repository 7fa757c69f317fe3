/** Gives jsdom's File the `arrayBuffer` that browsers have; call it once at the top of a test file. */
export function stubFileBytes(): void {
  File.prototype.arrayBuffer ??= function arrayBuffer(this: File) {
    return new Promise<ArrayBuffer>((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as ArrayBuffer);
      reader.onerror = () => reject(reader.error);
      reader.readAsArrayBuffer(this);
    });
  };
}
