import { Text } from '@backstage/ui';
import { formatBytes } from '../../components/shared/formatBytes';
import { extensionOf, imageTypes, sizeOf } from './contentFiles';
import styles from './FileWorkbench.module.css';

/** Shows a picture of the submission; other binary files by their size. */
export function ImagePane(props: { path: string; base64: string }) {
  const { path, base64 } = props;
  const type = imageTypes[extensionOf(path)];
  if (!type) {
    return (
      <Text variant="body-small" color="secondary">
        {`${path} has ${formatBytes(sizeOf({ base64 }))} and no preview.`}
      </Text>
    );
  }
  return (
    <img
      className={styles.image}
      src={`data:${type};base64,${base64}`}
      alt={`Preview of ${path}`}
    />
  );
}
