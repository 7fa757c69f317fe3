import { Fragment } from 'react';
import { docText } from './docText';

/** A short comment: plain text, with code between backticks as code. */
export function MemberDocs(props: { text: string }) {
  const parts = docText(props.text).split(/`([^`\n]+)`/);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index % 2 === 1 ? <code>{part}</code> : part}
        </Fragment>
      ))}
    </>
  );
}
