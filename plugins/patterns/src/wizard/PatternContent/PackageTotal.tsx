import { Button, Text } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { formatBytes } from '../../components/shared/formatBytes';
import { count } from '../../components/shared/words';
import type { ContentFiles } from '../wizardFormData';
import { totalSize } from './contentFiles';
import styles from './FileList.module.css';

/** How much the files of a package are together; a way to begin anew. */
export function PackageTotal(props: {
  files: ContentFiles;
  isDisabled?: boolean;
  onRemoveAll: () => void;
}) {
  const { files, isDisabled, onRemoveAll } = props;
  const { length } = Object.keys(files);
  if (length === 0) return null;
  return (
    <div className={styles.total}>
      <Text variant="body-small" color="secondary">
        {`${count(length, 'file')}, ${formatBytes(totalSize(files))}`}
      </Text>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiDeleteBinLine size={16} />}
        isDisabled={isDisabled}
        onPress={onRemoveAll}
      >
        Remove all
      </Button>
    </div>
  );
}
