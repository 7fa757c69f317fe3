import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import { attributeTexts } from '../shared/attributeTexts';
import styles from './CatalogPage.module.css';

/** Attributes on a card. */
const SHOWN = 3;

/** The first attributes of a pattern; how many more there are is said. */
export function CardAttributes(props: { attributes: PatternAttributes }) {
  const texts = attributeTexts(props.attributes);
  if (texts.length === 0) return null;
  const more = texts.slice(SHOWN);
  return (
    <ul className={styles.cardAttributes} aria-label="Attributes">
      {texts.slice(0, SHOWN).map(text => (
        <li key={text} title={text}>
          {text}
        </li>
      ))}
      {more.length > 0 && (
        <li title={more.join('\n')}>{`and ${more.length} more`}</li>
      )}
    </ul>
  );
}
