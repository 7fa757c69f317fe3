import { Skeleton } from '@backstage/ui';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { useBundleText, type BundleRef } from '../../hooks/useBundleFile';
import { ErrorState } from '../shared/ErrorState';
import { TemplateEditor } from '../TemplateEditor';

/** A template of a bundle, to read: numbered, highlighted, with its findings marked. */
export function BundleTemplate(props: {
  bundle: BundleRef;
  path: string;
  findings?: Finding[];
}) {
  const { bundle, path, findings } = props;
  const { value, error, retry } = useBundleText(bundle, path);
  if (error) {
    return (
      <ErrorState
        title={`${path} could not be loaded`}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (value === undefined) return <Skeleton width="100%" height={520} />;
  return (
    <TemplateEditor
      readOnly
      value={value}
      findings={findings?.filter(f => f.template === path)}
      ariaLabel={`Template ${path}`}
      height="520px"
    />
  );
}
