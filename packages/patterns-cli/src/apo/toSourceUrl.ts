/**
 * The HTTPS address of a repository of the predecessor: GitHub's `git://`,
 * CodeCommit's `https://`, and SSH in both its forms.
 *
 * @returns undefined for what names no host and repository
 */
export function toSourceUrl(
  repository: string | undefined,
): string | undefined {
  if (!repository) return undefined;
  const [, scpHost, scpPath] =
    /^[^@:/]+@([^:/]+):(?!\/)(.+)$/.exec(repository) ?? [];
  const text = scpHost ? `https://${scpHost}/${scpPath}` : repository;
  if (!/^(git|https?|ssh):\/\//.test(text)) return undefined;
  try {
    // Only of known schemes does URL take the parts apart.
    const { hostname, port, pathname, protocol } = new URL(
      text.replace(/^(git|ssh):/, 'http:'),
    );
    const keepsPort = port && protocol === 'https:' ? `:${port}` : '';
    const path = pathname.replace(/\.git$/, '').replace(/\/+$/, '');
    return path ? `https://${hostname}${keepsPort}${path}` : undefined;
  } catch {
    return undefined;
  }
}
