interface Cookie {
  name: string;
  value: string;
  host: string;
  path: string;
}

/** As much of a browser's cookie store as a sign-in on this machine needs. */
export class CookieJar {
  private cookies: Cookie[] = [];

  /** Takes in the cookies of an answer. */
  store(url: URL, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(';').map(part => part.trim());
      const separator = pair.indexOf('=');
      const name = pair.slice(0, separator);
      const value = pair.slice(separator + 1);
      const find = (key: string) =>
        attributes
          .find(attribute => attribute.toLowerCase().startsWith(`${key}=`))
          ?.slice(key.length + 1);
      const path = find('path') ?? '/';
      const expires = Date.parse(find('expires') ?? '');
      this.cookies = this.cookies.filter(
        other => !(other.name === name && other.path === path),
      );
      const isOver = find('max-age') === '0' || expires < Date.now();
      if (!isOver) this.cookies.push({ name, value, host: url.hostname, path });
    }
  }

  /** The Cookie header for a request. */
  header(url: URL): string {
    return this.cookies
      .filter(
        ({ host, path }) =>
          host === url.hostname && url.pathname.startsWith(path),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}
