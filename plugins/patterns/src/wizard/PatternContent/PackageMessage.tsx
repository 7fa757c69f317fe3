import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../../components/shared/FieldMessage';
import { refuse } from '../../components/shared/FieldVerdict';

/** What keeps a package from being built, else what the portal does with its name. */
export function PackageMessage(props: { problem?: FieldProblem }) {
  const { problem } = props;
  return (
    <FieldMessage
      verdict={
        problem
          ? refuse(problem)
          : {
              tone: 'info',
              text: 'The portal names the package after its scope and the name of the pattern, and sets the version: those in package.json need not match',
            }
      }
    />
  );
}
