import { Suspense } from 'react';
import { Skeleton, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type {
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { Architecture } from '../shared/Architecture';
import { BundleDocument } from '../shared/BundleDocument';
import { findFile } from '../shared/bundleFiles';
import { FindingsReport } from '../shared/FindingsReport';
import { packageTabs, templateTabs, type ReviewTab } from './contentTabs';
import styles from './VersionPage.module.css';

/** What a reviewer reads: changes, what gets published, documents, picture, findings. */
export function ReviewTabs(props: {
  version: PatternVersion;
  report?: Report;
}) {
  const { version, report } = props;
  const { files, type } = version;
  const readme = findFile(files, 'README.md');
  const usage = findFile(files, 'USAGE.md');
  const tabs: ReviewTab[] = [
    ...(type === 'CDK' ? packageTabs : templateTabs)(version, report),
    readme && {
      id: 'readme',
      label: 'README',
      content: <BundleDocument bundle={version} path={readme} files={files} />,
    },
    usage && {
      id: 'usage',
      label: 'USAGE',
      content: <BundleDocument bundle={version} path={usage} files={files} />,
    },
    {
      id: 'architecture',
      label: 'Architecture',
      content: (
        <Architecture
          bundle={version}
          type={type}
          files={files}
          report={report}
        />
      ),
    },
    {
      id: 'findings',
      label: 'Findings',
      content: <FindingsReport bundle={version} />,
    },
  ].filter(tab => tab !== undefined && tab !== '');
  return (
    <Tabs>
      <div className={styles.tabList}>
        <TabList aria-label="What to review">
          {tabs.map(({ id, label }) => (
            <Tab key={id} id={id}>
              {label}
            </Tab>
          ))}
        </TabList>
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.tabPanel}>
          <Suspense fallback={<Skeleton width="100%" height={320} />}>
            {content}
          </Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
}
