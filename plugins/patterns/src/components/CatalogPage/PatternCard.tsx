import { Card, CardBody, CardFooter, CardHeader, Text } from '@backstage/ui';
import type { PatternSummary } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { retirementText } from '../Lifecycle';
import { EntityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { TypeIcon } from '../shared/TypeIcon';
import { lifecycleWords } from '../shared/words';
import { CardAttributes } from './CardAttributes';
import styles from './CatalogPage.module.css';

/** A pattern at a glance; the whole card leads to its page. */
export function PatternCard(props: { pattern: PatternSummary }) {
  const { pattern } = props;
  const { pattern: linkTo } = usePatternsLinks();
  const lifecycle = lifecycleWords[pattern.lifecycle];
  return (
    <Card
      href={linkTo(pattern.name)}
      label={pattern.title}
      className={styles.card}
    >
      <CardHeader>
        <div className={styles.cardTitle}>
          <TypeIcon type={pattern.type} />
          <Text as="h2" variant="body-large" weight="bold" truncate>
            {pattern.title}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <Text
          as="p"
          variant="body-medium"
          color="secondary"
          truncate
          title={pattern.description}
        >
          {firstLine(pattern.description)}
        </Text>
        {pattern.lifecycle !== 'active' && (
          <ToneLabel tone={lifecycle.tone} label={lifecycle.label} />
        )}
        {pattern.retirement && (
          <Text
            as="p"
            variant="body-small"
            truncate
            title={retirementText(pattern.retirement)}
          >
            {retirementText(pattern.retirement)}
          </Text>
        )}
        <CardAttributes attributes={pattern.attributes} />
      </CardBody>
      <CardFooter>
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.cardFacts}
        >
          <span>{pattern.latestVersion ?? pattern.newestVersion}</span>
          <EntityName entityRef={pattern.owner} />
          <RelativeTime at={pattern.updatedAt} />
        </Text>
      </CardFooter>
    </Card>
  );
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0];
}
