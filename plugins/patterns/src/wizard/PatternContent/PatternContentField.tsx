import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import type { PatternContentValue } from '../wizardFormData';
import { FileList } from './FileList';
import { FileWorkbench } from './FileWorkbench';
import { LoadingFiles } from './LoadingFiles';
import { RepositoryUrl } from './RepositoryUrl';
import { SourcePicker } from './SourcePicker';
import { StarterPicker } from './StarterPicker';
import { ReplaceQuestion } from './ReplaceQuestion';
import { UploadZone } from './UploadZone';
import { useContent } from './useContent';
import styles from './PatternContentField.module.css';

/** Asks for the files of a submission and validates the template as one writes it. */
export function PatternContentField(
  props: FieldExtensionComponentProps<PatternContentValue>,
) {
  const { schema, disabled, readonly } = props;
  const content = useContent(props.formData, props.onChange);
  const { source, files = {} } = content.value;
  const isDisabled = disabled || readonly;
  const hasFiles = Object.keys(files).length > 0;
  const isWorkbenchShown =
    source === 'paste' || (source !== 'repository' && hasFiles);

  return (
    <section className={styles.content} aria-label={schema.title ?? 'Template'}>
      {schema.description && (
        <Text variant="body-small" color="secondary">
          {schema.description}
        </Text>
      )}
      <SourcePicker
        source={source}
        from={content.value.from}
        isDisabled={isDisabled}
        onChange={content.chooseSource}
      />
      {source === 'starter' && (
        <StarterPicker
          chosen={content.value.starter}
          isDisabled={isDisabled}
          onChoose={content.chooseStarter}
        />
      )}
      {source === 'upload' && (
        <>
          <UploadZone
            files={files}
            isDisabled={isDisabled}
            onChange={content.setFiles}
          />
          <FileList
            files={files}
            isDisabled={isDisabled}
            onRemove={content.removeFile}
          />
        </>
      )}
      {source === 'repository' && (
        <RepositoryUrl
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
        <FileWorkbench
          files={files}
          readOnly={isDisabled}
          onChange={content.setFiles}
        />
      )}
      <Alert
        status="info"
        icon
        title="What happens next"
        description="The version is validated against every policy, then reviewed by a SYSTEM_ADMIN who is not the submitter, then released. You can follow each step on the page of the version."
      />
    </section>
  );
}
