import { useState } from 'react';
import { Text } from '@backstage/ui';
import type { Report } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { TemplateChoice } from '../shared/TemplateChoice';
import { BundleTemplate } from './BundleTemplate';
import { ReportOf } from './ReportOf';
import styles from './SynthesizedTemplates.module.css';

/** The templates that an example app makes, one at a time. */
export function SynthesizedTemplates(props: { bundle: BundleRef }) {
  const { bundle } = props;
  return (
    <ReportOf bundle={bundle}>
      {report => <Templates bundle={bundle} report={report} />}
    </ReportOf>
  );
}

function Templates(props: { bundle: BundleRef; report: Report }) {
  const { bundle, report } = props;
  const { templates, findings } = report;
  const [asked, setAsked] = useState<string>();
  const chosen = templates.find(({ path }) => path === asked) ?? templates[0];
  if (!chosen) return <Text as="p">The example app makes no template.</Text>;
  return (
    <div className={styles.root}>
      <Text as="p" variant="body-medium" color="secondary">
        What the package builds in its example app. The rules were checked on
        it.
      </Text>
      <div className={styles.choice}>
        <TemplateChoice
          templates={templates}
          chosen={chosen.path}
          onChoose={setAsked}
        />
      </div>
      <BundleTemplate bundle={bundle} path={chosen.path} findings={findings} />
    </div>
  );
}
