import { Link, Text } from '@backstage/ui';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { EntityName } from '../components/shared/EntityName';
import { ToneLabel } from '../components/shared/ToneLabel';
import { TypeIcon } from '../components/shared/TypeIcon';
import { lifecycleWords } from '../components/shared/words';
import { Highlighted } from './Highlighted';
import styles from './PatternSearchResult.module.css';

/** Characters of the text that are shown. */
const EXCERPT_LENGTH = 280;

/** What the collator of the back end says of a pattern. */
type PatternDocument = SearchDocument & {
  patternType?: PatternType | '';
  description?: string;
  owner?: string;
  lifecycle?: string;
  latestVersion?: string;
};

/** A pattern that was found: what it is, why it was found, and whether it is current. */
export function PatternSearchResult(props: {
  result?: SearchDocument;
  highlight?: ResultHighlight;
}) {
  const { result, highlight } = props;
  if (!result) return null;
  const {
    title,
    text,
    location,
    patternType,
    owner,
    lifecycle,
    latestVersion,
  } = result as PatternDocument;
  const tags = highlight && {
    preTag: highlight.preTag,
    postTag: highlight.postTag,
  };
  return (
    <article className={styles.root} aria-label={title}>
      {patternType && <TypeIcon type={patternType} />}
      <div className={styles.body}>
        <div className={styles.head}>
          <Text as="h3" variant="body-large" weight="bold">
            <Link href={location}>
              <Highlighted
                text={highlight?.fields.title || title}
                tags={tags}
                length={200}
              />
            </Link>
          </Text>
          {lifecycle === 'deprecated' && (
            <ToneLabel {...lifecycleWords.deprecated} />
          )}
        </div>
        <Text as="p" variant="body-medium" color="secondary">
          <Highlighted
            text={highlight?.fields.text || text}
            tags={tags}
            length={EXCERPT_LENGTH}
          />
        </Text>
        {latestVersion && (
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.facts}
          >
            <span>{latestVersion}</span>
            {owner && <EntityName entityRef={owner} />}
          </Text>
        )}
      </div>
    </article>
  );
}
