import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import type { PatternContentValue } from '../wizardFormData';
import { checkContent } from './checkContent';
import { contentTypeOf } from './contentTypeOf';
import { FileList } from './FileList';
import { FileWorkbench } from './FileWorkbench';
import { LoadingFiles } from './LoadingFiles';
import { PackageMessage } from './PackageMessage';
import { PackageTotal } from './PackageTotal';
import { PackageWorkbench } from './PackageWorkbench';
import { RepositoryUrl } from './RepositoryUrl';
import { SourcePicker } from './SourcePicker';
import { StarterPicker } from './StarterPicker';
import { ReplaceQuestion } from './ReplaceQuestion';
import { UploadZone } from './UploadZone';
import { useContent } from './useContent';
import styles from './PatternContentField.module.css';

const whatHappensNext: Record<PatternType, string> = {
  CFN: 'The version is validated against every policy, then reviewed by a SYSTEM_ADMIN who is not the submitter, then released. You can follow each step on the page of the version.',
  CDK: 'The package is built and tested from its lockfile, without a network and without credentials, and the templates of its example app are validated against every policy. Then it is reviewed by a SYSTEM_ADMIN who is not the submitter, then released to CodeArtifact as it was built. You can follow each step, and the log of the build, on the page of the version.',
};

/** Asks for the files of a submission and validates the template as one writes it. */
export function PatternContentField(
  props: FieldExtensionComponentProps<PatternContentValue>,
) {
  const { schema, disabled, readonly } = props;
  const type = contentTypeOf(props.uiSchema);
  const content = useContent(props.formData, props.onChange);
  const { source, files = {} } = content.value;
  const isDisabled = disabled || readonly;
  const hasFiles = Object.keys(files).length > 0;
  const isWorkbenchShown =
    source === 'paste' || (source !== 'repository' && hasFiles);
  const Workbench = type === 'CDK' ? PackageWorkbench : FileWorkbench;

  return (
    <section
      className={styles.content}
      aria-label={schema.title ?? (type === 'CDK' ? 'Package' : 'Template')}
    >
      {schema.description && (
        <Text variant="body-small" color="secondary">
          {schema.description}
        </Text>
      )}
      <SourcePicker
        type={type}
        source={source}
        from={content.value.from}
        isDisabled={isDisabled}
        onChange={content.chooseSource}
      />
      {source === 'starter' && (
        <StarterPicker
          type={type}
          chosen={content.value.starter}
          isDisabled={isDisabled}
          onChoose={content.chooseStarter}
        />
      )}
      {source === 'upload' && (
        <>
          <UploadZone
            type={type}
            files={files}
            isDisabled={isDisabled}
            onChange={content.setFiles}
          />
          {type === 'CDK' ? (
            <PackageTotal
              files={files}
              isDisabled={isDisabled}
              onRemoveAll={() => content.setFiles({})}
            />
          ) : (
            <FileList
              files={files}
              isDisabled={isDisabled}
              onRemove={content.removeFile}
            />
          )}
        </>
      )}
      {source === 'repository' && (
        <RepositoryUrl
          type={type}
          url={content.value.url ?? ''}
          isDisabled={isDisabled}
          onChange={content.setUrl}
        />
      )}
      <ReplaceQuestion
        starter={content.asked}
        onReplace={content.replaceByAsked}
        onKeep={content.keepFiles}
      />
      <LoadingFiles {...content.loader} />
      {isWorkbenchShown && (
        <Workbench
          files={files}
          readOnly={isDisabled}
          onChange={content.setFiles}
        />
      )}
      {type === 'CDK' && (
        <PackageMessage
          problem={hasFiles ? checkContent(content.value, type) : undefined}
        />
      )}
      <Alert
        status="info"
        icon
        title="What happens next"
        description={whatHappensNext[type]}
      />
    </section>
  );
}
