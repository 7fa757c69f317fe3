import { useId } from 'react';
import { TextField } from '@backstage/ui';
import { RiGitRepositoryLine } from '@remixicon/react';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../../components/shared/FieldMessage';
import { refuse } from '../../components/shared/FieldVerdict';
import {
  checkRepositoryUrl,
  repositoryUrlExamples,
} from './checkRepositoryUrl';

const descriptions: Record<PatternType, string> = {
  CFN: 'Address of the folder that holds template.yaml, in a repository that this portal can read.',
  CDK: 'Address of the folder that holds package.json, in a repository that this portal can read. In a monorepo, that is the folder of the one package, such as packages/event-fan-out; it must hold a package-lock.json of its own.',
};

/** Asks for the address of a folder in a repository. */
export function RepositoryUrl(props: {
  type: PatternType;
  url: string;
  isDisabled?: boolean;
  onChange: (url: string) => void;
}) {
  const { type, url, isDisabled, onChange } = props;
  const examples = repositoryUrlExamples[type];
  const messageId = useId();
  const problem = url ? checkRepositoryUrl(url, type) : undefined;
  return (
    <div>
      <TextField
        label="Repository URL"
        description={`${descriptions[type]} Forms: ${examples.join(' or ')}`}
        placeholder={examples[0]}
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
                text:
                  type === 'CDK'
                    ? 'The folder is read, built and validated when you submit'
                    : 'The folder is read, packed and validated when you submit',
              }
        }
      />
    </div>
  );
}
