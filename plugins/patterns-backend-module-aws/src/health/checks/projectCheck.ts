import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  type Project,
} from '@aws-sdk/client-codebuild';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection, Remedy } from '../Inspection';
import { once } from '../once';

const redeploy: Remedy = { fix: 'Deploy infra, which sets the project right.' };

/** Whether the project that runs the code of authors is there, and as locked in as it has to be. */
export function projectCheck(
  access: AwsAccess,
  place: AwsPlace & { project: string },
): AwsCheck {
  const { region, project: name } = place;
  const client = once(
    async () => new CodeBuildClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: `codebuild/${name}`,
    service: 'AWS CodeBuild',
    resource: `project ${name}`,
    async look(see) {
      see.fact('Region', region);
      const codeBuild = await client();
      const found = await see.look<Project | 'missing'>(
        {
          action: 'codebuild:BatchGetProjects',
          doing: `describe the project ${name}`,
        },
        async options => {
          const command = new BatchGetProjectsCommand({ names: [name] });
          const { projects } = await codeBuild.send(command, options);
          return projects?.[0] ?? 'missing';
        },
      );
      if (found === 'missing') {
        see.fail(`There is no project ${name} in ${region}.`, {
          fix: 'Deploy infra, which makes it, or correct patterns.build.codeBuild.project.',
        });
      } else if (found) inspectProject(see, found);
    },
  });
}

function inspectProject(see: Inspection, found: Project) {
  see.fact('ARN', found.arn);
  see.fact('Service role', found.serviceRole);
  see.fact('KMS key', found.encryptionKey);
  see.fact('Image', found.environment?.image);
  inspectSource(see, found);
  inspectIsolation(see, found);
}

/** Who may start a build must not be able to choose what runs, or where it goes. */
function inspectSource(see: Inspection, found: Project) {
  const { source, artifacts, secondarySources = [] } = found;
  const { secondaryArtifacts = [], webhook } = found;
  const wrong = [
    source?.type !== 'NO_SOURCE' && `its source is ${source?.type}`,
    !source?.buildspec && 'it has no buildspec of its own',
    artifacts?.type !== 'NO_ARTIFACTS' &&
      `its artifacts are ${artifacts?.type}`,
    secondarySources.length > 0 && 'it has further sources',
    secondaryArtifacts.length > 0 && 'it has further artifacts',
    webhook && 'a webhook starts it',
  ].filter(Boolean);
  if (wrong.length) {
    see.fail(`It is not the portal’s project: ${wrong.join(', ')}.`, redeploy);
  } else see.ok('It runs the buildspec of the project, and nothing else.');
}

function inspectIsolation(see: Inspection, found: Project) {
  const { environment, vpcConfig, projectVisibility, logsConfig } = found;
  if (environment?.privilegedMode) {
    see.fail('Its builds run privileged, and can leave their container.', {
      fix: 'Switch privileged mode off; no build of a pattern needs it.',
    });
  } else see.ok('Its builds do not run privileged.');
  if (projectVisibility === 'PUBLIC_READ') {
    see.fail('Everybody on the internet can read its builds and logs.', {
      fix: 'Make the project private.',
      command: `aws codebuild update-project-visibility --project-arn ${found.arn} --project-visibility PRIVATE`,
    });
  }
  if (!vpcConfig?.vpcId) {
    see.warn('Its builds have a way to the internet: they are in no VPC.', {
      fix: 'Deploy infra, which puts the project into subnets without a way out.',
    });
  } else see.ok('Its builds run in a VPC.');
  if (logsConfig?.cloudWatchLogs?.status === 'DISABLED') {
    see.fail('It writes no logs to CloudWatch, where the portal reads them.', {
      fix: 'Switch CloudWatch logs on.',
    });
  }
}
