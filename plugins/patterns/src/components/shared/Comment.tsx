import styles from './Comment.module.css';

/** What a person wrote about a step, in their own lines. */
export function Comment(props: { text: string }) {
  const { text } = props;
  return <blockquote className={styles.comment}>{text}</blockquote>;
}
