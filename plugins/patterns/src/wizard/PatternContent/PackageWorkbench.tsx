import { useState } from 'react';
import { ButtonIcon, Text } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { ContentFile, ContentFiles } from '../wizardFormData';
import { AddFile } from './AddFile';
import { kindOf, textOf } from './contentFiles';
import { FileTree } from './FileTree';
import { ImagePane } from './ImagePane';
import { MarkdownPane } from './MarkdownPane';
import { PlainTextPane } from './PlainTextPane';
import styles from './PackageWorkbench.module.css';

const documents = ['README.md', 'USAGE.md'];

/** The files of a package: a list by folder, and the chosen one to edit. */
export function PackageWorkbench(props: {
  files: ContentFiles;
  readOnly?: boolean;
  onChange: (files: ContentFiles) => void;
}) {
  const { files, readOnly = false, onChange } = props;
  const [chosen, setChosen] = useState('package.json');
  const paths = [...new Set([...Object.keys(files), ...documents])];
  const selected = paths.includes(chosen) ? chosen : paths[0];

  const remove = (path: string) => {
    const { [path]: _removed, ...others } = files;
    onChange(others);
  };
  const write = (path: string, text: string) => {
    // As in every wizard, a document is left out while it is empty.
    if (!text && documents.includes(path)) remove(path);
    else onChange({ ...files, [path]: { text } });
  };

  return (
    <div className={styles.workbench}>
      <div className={styles.grid}>
        <div className={styles.side}>
          <FileTree paths={paths} selected={selected} onSelect={setChosen} />
          {!readOnly && (
            <AddFile
              files={files}
              onAdd={path => {
                onChange({ ...files, [path]: { text: '' } });
                setChosen(path);
              }}
            />
          )}
        </div>
        <section className={styles.main} aria-label={`File ${selected}`}>
          <div className={styles.head}>
            <Text variant="body-medium" weight="bold" className={styles.path}>
              {selected}
            </Text>
            {!readOnly && Object.hasOwn(files, selected) && (
              <ButtonIcon
                icon={<RiDeleteBinLine size={16} />}
                aria-label={`Remove the file ${selected}`}
                size="small"
                variant="tertiary"
                onPress={() => remove(selected)}
              />
            )}
          </div>
          <Pane
            key={selected}
            path={selected}
            file={files[selected]}
            readOnly={readOnly}
            onChange={text => write(selected, text)}
          />
        </section>
      </div>
    </div>
  );
}

function Pane(props: {
  path: string;
  file: ContentFile | undefined;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  const { path, file, readOnly, onChange } = props;
  if (file && 'base64' in file) {
    return <ImagePane path={path} base64={file.base64} />;
  }
  const editing = { path, text: textOf(file), readOnly, onChange };
  return kindOf(path) === 'markdown' ? (
    <MarkdownPane {...editing} />
  ) : (
    <PlainTextPane {...editing} />
  );
}
