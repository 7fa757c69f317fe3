import { Link, Text } from '@backstage/ui';
import type {
  Statistics,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { hoursText, monthText, numberText } from './overviewWords';
import styles from './OverviewPage.module.css';

/** What one looks for first, in four figures. */
export function KeyFigures(props: { statistics: Statistics }) {
  const { patterns, versions, publication } = props.statistics;
  const links = usePatternsLinks();
  const sum = (counts: { count: number }[]) =>
    counts.reduce((total, { count }) => total + count, 0);
  const inState = (state: VersionState) =>
    sum(versions.filter(each => each.state === state));
  const active = sum(patterns.filter(p => p.lifecycle === 'active'));
  const last = publication.at(-1);
  return (
    <dl className={styles.keyFigures}>
      <KeyFigure
        name="Active patterns"
        value={numberText(active)}
        note={`of ${numberText(sum(patterns))}`}
        href={links.catalogOf({ lifecycle: 'active' })}
      />
      <KeyFigure
        name="Waiting for review"
        value={numberText(inState('in-review'))}
        note={inState('in-review') === 1 ? 'version' : 'versions'}
        href={links.reviews}
      />
      <KeyFigure
        name="Publishing failed"
        value={numberText(inState('publish-failed'))}
        note={inState('publish-failed') === 1 ? 'version' : 'versions'}
        href={links.versionsInState('publish-failed')}
      />
      <KeyFigure
        name="Submission to publication"
        value={last ? hoursText(last.medianHours) : 'None yet'}
        note={last ? `median, ${monthText(last.month)}` : 'nothing published'}
      />
    </dl>
  );
}

function KeyFigure(props: {
  name: string;
  value: string;
  note: string;
  href?: string;
}) {
  const { name, value, note, href } = props;
  return (
    <div className={styles.keyFigure}>
      <dt>{name}</dt>
      <dd>
        {href ? (
          <Link href={href} standalone variant="title-medium" weight="bold">
            {value}
          </Link>
        ) : (
          <Text variant="title-medium" weight="bold">
            {value}
          </Text>
        )}{' '}
        <span className={styles.quiet}>{note}</span>
      </dd>
    </div>
  );
}
