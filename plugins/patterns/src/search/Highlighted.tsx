import { cutHighlighted, type Tags } from './cutHighlighted';

/** Some of a text with what was looked for marked; the text is never taken for HTML. */
export function Highlighted(props: {
  text: string;
  tags?: Tags;
  length: number;
}) {
  const { text, tags, length } = props;
  return (
    <>
      {cutHighlighted(text, tags, length).map((piece, index) =>
        piece.isMatch ? (
          // eslint-disable-next-line react/no-array-index-key -- pieces have no other name and never move
          <mark key={index}>{piece.text}</mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
