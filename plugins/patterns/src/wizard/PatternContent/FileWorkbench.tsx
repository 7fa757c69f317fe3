import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { ContentFile, ContentFiles } from '../wizardFormData';
import { kindOf, templatePathOf, textOf } from './contentFiles';
import { ImagePane } from './ImagePane';
import { MarkdownPane } from './MarkdownPane';
import { TemplatePane } from './TemplatePane';
import { PlainTextPane } from './PlainTextPane';
import styles from './FileWorkbench.module.css';

const documents = ['README.md', 'USAGE.md'];

/** The files of the submission, a tab each: template and documents to edit, images to look at. */
export function FileWorkbench(props: {
  files: ContentFiles;
  readOnly?: boolean;
  onChange: (files: ContentFiles) => void;
}) {
  const { files, readOnly = false, onChange } = props;
  const templatePath = templatePathOf(files);
  const paths = [
    ...new Set([templatePath, ...documents, ...Object.keys(files)]),
  ];
  const [chosen, setChosen] = useState(templatePath);
  const selected = paths.includes(chosen) ? chosen : templatePath;

  const write = (path: string, text: string) => {
    if (text || path === templatePath) {
      onChange({ ...files, [path]: { text } });
      return;
    }
    const { [path]: _emptied, ...others } = files;
    onChange(others);
  };

  return (
    <Tabs
      className={styles.workbench}
      selectedKey={selected}
      onSelectionChange={key => setChosen(String(key))}
    >
      <TabList aria-label="Files of the pattern">
        {paths.map(path => (
          <Tab key={path} id={path}>
            {path}
          </Tab>
        ))}
      </TabList>
      {paths.map(path => (
        <TabPanel key={path} id={path} className={styles.panel}>
          <Pane
            path={path}
            file={files[path]}
            readOnly={readOnly}
            isTemplate={path === templatePath}
            onChange={text => write(path, text)}
          />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Pane(props: {
  path: string;
  file: ContentFile | undefined;
  isTemplate: boolean;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  const { path, file, isTemplate, readOnly, onChange } = props;
  const editing = { path, text: textOf(file), readOnly, onChange };
  if (isTemplate) return <TemplatePane {...editing} />;
  if (file && 'base64' in file) {
    return <ImagePane path={path} base64={file.base64} />;
  }
  return kindOf(path) === 'markdown' ? (
    <MarkdownPane {...editing} />
  ) : (
    <PlainTextPane {...editing} />
  );
}
