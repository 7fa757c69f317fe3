import { useState } from 'react';
import { Flex, Skeleton, Text } from '@backstage/ui';
import type {
  BundleFile,
  PatternType,
  Report,
  TemplateSummary,
} from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { useBundleImages } from '../../hooks/useBundleImages';
import { findArchitecture } from './bundleFiles';
import { ResourceGraph } from './ResourceGraph';
import { TemplateChoice, templateName } from './TemplateChoice';
import styles from './Architecture.module.css';

/** The author's picture of a version, and the graph of what its templates build. */
export function Architecture(props: {
  bundle: BundleRef;
  type: PatternType;
  files: BundleFile[];
  report?: Report;
}) {
  const { bundle, type, files, report } = props;
  const picture = findArchitecture(files);
  const templates = report?.templates ?? [];
  return (
    <Flex direction="column" gap="6">
      {picture && (
        <section>
          <Text as="h3" variant="title-x-small" weight="bold">
            Architecture
          </Text>
          <Picture bundle={bundle} path={picture} />
        </section>
      )}
      {templates.length > 0 && <Resources type={type} templates={templates} />}
      {!picture && templates.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          This version has no picture (architecture.png), and{' '}
          {type === 'CDK'
            ? 'no templates of its example app have been read yet.'
            : 'its template has not been read yet.'}
        </Text>
      )}
    </Flex>
  );
}

function Resources(props: { type: PatternType; templates: TemplateSummary[] }) {
  const { type, templates } = props;
  const [asked, setAsked] = useState<string>();
  const chosen = templates.find(({ path }) => path === asked) ?? templates[0];
  return (
    <section>
      <Text as="h3" variant="title-x-small" weight="bold">
        Resources of {templateName(chosen.path)}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {type === 'CDK'
          ? 'Drawn from what the example app of the package builds; yours will build what you make of it.'
          : 'Drawn from the template.'}{' '}
        Scroll to zoom, drag to move.
      </Text>
      <div className={styles.choice}>
        <TemplateChoice
          templates={templates}
          chosen={chosen.path}
          onChoose={setAsked}
        />
      </div>
      <ResourceGraph key={chosen.path} template={chosen} />
    </section>
  );
}

function Picture(props: { bundle: BundleRef; path: string }) {
  const { bundle, path } = props;
  const { [path]: image } = useBundleImages(bundle, [path]);
  if (image === undefined) return <Skeleton width="100%" height={320} />;
  if (image === null) return <Text as="p">{path} could not be loaded.</Text>;
  return (
    <a href={image} target="_blank" rel="noreferrer" title="Open in full size">
      <img
        className={styles.picture}
        src={image}
        alt="Architecture, drawn by the author; opens in full size"
      />
    </a>
  );
}
