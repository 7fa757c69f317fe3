import { useId } from 'react';
import { TextField } from '@backstage/ui';
import { RiGitRepositoryLine } from '@remixicon/react';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import {
  checkRepositoryUrl,
  repositoryUrlExamples,
} from './checkRepositoryUrl';

/** Asks for the address of a folder in a repository. */
export function RepositoryUrl(props: {
  url: string;
  isDisabled?: boolean;
  onChange: (url: string) => void;
}) {
  const { url, isDisabled, onChange } = props;
  const messageId = useId();
  const problem = url ? checkRepositoryUrl(url) : undefined;
  return (
    <div>
      <TextField
        label="Repository URL"
        description={`Address of the folder that holds template.yaml, in a repository that this portal can read. Forms: ${repositoryUrlExamples.join(
          ' or ',
        )}`}
        placeholder={repositoryUrlExamples[0]}
        type="url"
        icon={<RiGitRepositoryLine aria-hidden />}
        value={url}
        onChange={onChange}
        validationBehavior="aria"
        isRequired
        isDisabled={isDisabled}
        isInvalid={problem !== undefined}
        aria-describedby={messageId}
      />
      <FieldMessage
        id={messageId}
        verdict={
          problem
            ? refuse(problem)
            : {
                tone: 'info',
                text: 'The folder is read, packed and validated when you submit',
              }
        }
      />
    </div>
  );
}
