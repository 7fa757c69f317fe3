import { ButtonIcon } from '@backstage/ui';
import { RiDeleteBinLine, RiFileTextLine, RiImageLine } from '@remixicon/react';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles } from '../wizardFormData';
import { kindOf, sizeOf } from './contentFiles';
import styles from './FileList.module.css';

/** The files of the submission with their sizes, each to be removed. */
export function FileList(props: {
  files: ContentFiles;
  isDisabled?: boolean;
  onRemove: (path: string) => void;
}) {
  const { files, isDisabled, onRemove } = props;
  return (
    <ul className={styles.list} aria-label="Files">
      {Object.entries(files).map(([path, file]) => {
        const Icon = kindOf(path) === 'image' ? RiImageLine : RiFileTextLine;
        return (
          <li key={path} className={styles.row}>
            <Icon size={16} aria-hidden />
            <span className={styles.path}>{path}</span>
            <span className={styles.size}>{formatBytes(sizeOf(file))}</span>
            <ButtonIcon
              icon={<RiDeleteBinLine size={16} />}
              aria-label={`Remove ${path}`}
              size="small"
              variant="tertiary"
              isDisabled={isDisabled}
              onPress={() => onRemove(path)}
            />
          </li>
        );
      })}
    </ul>
  );
}
