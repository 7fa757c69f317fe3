/** A digest, short; whole on hover. */
export function Digest(props: { digest: string }) {
  const { digest } = props;
  return (
    <code title={`sha256 ${digest}`} style={{ fontSize: 12 }}>
      {digest.slice(0, 12)}
    </code>
  );
}
