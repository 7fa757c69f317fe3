import { useState } from 'react';
import { Text } from '@backstage/ui';
import type {
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { useBundleText, type BundleRef } from '../../hooks/useBundleFile';
import { TemplateChoice, templateName } from '../shared/TemplateChoice';
import { count } from '../shared/words';
import { compareTemplates, type ComparedTemplate } from './compareTemplates';
import { ReportOf } from './ReportOf';
import { TemplateComparison } from './TemplateComparison';
import styles from './SynthesizedTemplates.module.css';

/** How the templates of an example app differ from those of the last published version. */
export function SynthesizedChanges(props: {
  version: PatternVersion;
  previous: string;
}) {
  const { version, previous } = props;
  const ref = { patternName: version.patternName, version: previous };
  return (
    <ReportOf bundle={version}>
      {after => (
        // Only the version is known; it never changes, so it names its bundle.
        <ReportOf bundle={{ ...ref, digest: previous }}>
          {before => (
            <Changes
              templates={compareTemplates(pathsOf(before), pathsOf(after))}
              previous={{ ...ref, digest: before.digest }}
              present={version}
            />
          )}
        </ReportOf>
      )}
    </ReportOf>
  );
}

function Changes(props: {
  templates: ComparedTemplate[];
  previous: BundleRef;
  present: BundleRef;
}) {
  const { templates, previous, present } = props;
  const [asked, setAsked] = useState<string>();
  const chosen = templates.find(({ path }) => path === asked) ?? templates[0];
  if (!chosen) return <Text as="p">Neither version has a template.</Text>;
  return (
    <div className={styles.root}>
      <Text as="p" variant="body-medium" color="secondary">
        {summaryOf(templates, previous.version)}
      </Text>
      <div className={styles.choice}>
        <TemplateChoice
          templates={templates.map(({ path, change }) => ({
            path,
            note: change === 'kept' ? undefined : change,
          }))}
          chosen={chosen.path}
          onChoose={setAsked}
        />
      </div>
      <Change template={chosen} previous={previous} present={present} />
    </div>
  );
}

function Change(props: {
  template: ComparedTemplate;
  previous: BundleRef;
  present: BundleRef;
}) {
  const { template, previous, present } = props;
  const { path, change } = template;
  const before = useBundleText(previous, change === 'added' ? undefined : path);
  const after = useBundleText(present, change === 'removed' ? undefined : path);
  const nothing = { value: '', retry: () => {} };
  return (
    <TemplateComparison
      path={templateName(path)}
      previous={previous.version}
      before={change === 'added' ? nothing : before}
      after={change === 'removed' ? nothing : after}
    />
  );
}

function summaryOf(templates: ComparedTemplate[], previous: string): string {
  const n = (change: ComparedTemplate['change']) =>
    templates.filter(each => each.change === change).length;
  const said = [
    n('added') && `${count(n('added'), 'template')} added`,
    n('removed') && `${count(n('removed'), 'template')} removed`,
  ].filter(Boolean);
  return said.length
    ? `Since ${previous}: ${said.join(', ')}.`
    : `The example app makes the same templates by name as in ${previous}.`;
}

function pathsOf({ templates }: Report): string[] {
  return templates.map(({ path }) => path);
}
