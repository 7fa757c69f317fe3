import { useState } from 'react';
import { Button, TextField } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../../components/shared/FieldMessage';
import { refuse } from '../../components/shared/FieldVerdict';
import type { ContentFiles } from '../wizardFormData';
import { checkFilePath } from './contentFiles';
import styles from './PackageWorkbench.module.css';

/** Adds an empty file under a path that one types. */
export function AddFile(props: {
  files: ContentFiles;
  onAdd: (path: string) => void;
}) {
  const { files, onAdd } = props;
  const [path, setPath] = useState('');
  const problem = path ? checkNewPath(path, files) : undefined;
  const add = () => {
    if (!path || problem) return;
    onAdd(path);
    setPath('');
  };
  return (
    <div className={styles.add}>
      <TextField
        aria-label="Path of a new file"
        placeholder="src/index.ts"
        size="small"
        value={path}
        onChange={typed => setPath(typed.trim())}
        validationBehavior="aria"
        isInvalid={problem !== undefined}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          // Else the whole form would go to its next step.
          event.preventDefault();
          add();
        }}
      />
      {problem && <FieldMessage verdict={refuse(problem)} />}
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiAddLine />}
        isDisabled={!path || problem !== undefined}
        onPress={add}
      >
        Add file
      </Button>
    </div>
  );
}

function checkNewPath(
  path: string,
  files: ContentFiles,
): FieldProblem | undefined {
  if (Object.hasOwn(files, path)) {
    return { field: path, rule: 'exists', fix: 'choose it in the list' };
  }
  return checkFilePath(path);
}
