import { useState } from 'react';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import { DropZone, FileInput } from '../../components/shared/DropZone';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles } from '../wizardFormData';
import { addPackageUploads } from './addPackageUploads';
import { acceptedFiles, addUploads } from './addUploads';
import { MAX_CONTENT_BYTES, MAX_CONTENT_FILES } from './contentLimits';
import { readChosen, readDrop, type Upload } from './readDrop';
import { UploadReport } from './UploadReport';

/** Takes files by drop or from the picker; says of each refused one why. */
export function UploadZone(props: {
  type: PatternType;
  files: ContentFiles;
  isDisabled?: boolean;
  onChange: (files: ContentFiles) => void;
}) {
  const { type, files, isDisabled, onChange } = props;
  const isPackage = type === 'CDK';
  const [isReading, setIsReading] = useState(false);
  const [report, setReport] = useState<{
    refused: string[];
    notes: string[];
  }>();

  const take = async (reading: Promise<Upload[]>) => {
    if (isDisabled) return;
    setIsReading(true);
    try {
      const uploads = await reading;
      if (uploads.length === 0) return;
      const result = await (isPackage
        ? addPackageUploads(files, uploads)
        : addUploads(
            files,
            uploads.map(({ file }) => file),
          ));
      setReport(result);
      if (result.files !== files) onChange(result.files);
    } catch (error) {
      const reason = `It could not be read: ${(error as Error).message}`;
      setReport({ refused: [reason], notes: [] });
    } finally {
      setIsReading(false);
    }
  };
  const onDrop = (dropped: DataTransfer) =>
    void take(
      isPackage
        ? readDrop(dropped)
        : Promise.resolve(readChosen([...dropped.files])),
    );
  const choose = (chosen: File[]) =>
    void take(Promise.resolve(readChosen(chosen)));

  return (
    <div>
      <DropZone
        testId="drop-zone"
        isReading={isReading}
        onDrop={onDrop}
        hint={
          <>
            {isPackage
              ? `The package with its package-lock.json, as a folder, .zip, .tgz or .tar; at most ${MAX_CONTENT_FILES.CDK} files and`
              : 'The template, README.md, USAGE.md, architecture.png; at most'}{' '}
            {formatBytes(MAX_CONTENT_BYTES)} in all
            {isPackage && '. node_modules, cdk.out and .git are left out'}
          </>
        }
      >
        {isPackage ? (
          <>
            Drop a folder, an archive or files here,{' '}
            <FileInput
              label="choose a folder"
              multiple
              folder
              isDisabled={isDisabled}
              onChoose={choose}
            />{' '}
            or{' '}
            <FileInput
              label="choose files"
              multiple
              isDisabled={isDisabled}
              onChoose={choose}
            />
          </>
        ) : (
          <>
            Drop files here, or{' '}
            <FileInput
              label="choose files"
              multiple
              accept={acceptedFiles}
              isDisabled={isDisabled}
              onChoose={choose}
            />
          </>
        )}
      </DropZone>
      {report && <UploadReport {...report} />}
    </div>
  );
}
