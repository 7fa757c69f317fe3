import { ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { explainAwsError } from '../aws/explainAwsError';
import type { PublishContext } from './PublishContext';

/**
 * Has CloudFormation read the template where Service Catalog will, which says
 * more of what is wrong with it.
 *
 * @throws AwsCallError
 */
export async function validateTemplate(
  { clients, log, signal }: PublishContext,
  templateUrl: string,
): Promise<void> {
  try {
    await clients.cloudFormation.send(
      new ValidateTemplateCommand({ TemplateURL: templateUrl }),
      { abortSignal: signal },
    );
  } catch (error) {
    throw explainAwsError(
      error,
      `have CloudFormation validate the template ${templateUrl}`,
    );
  }
  log.info('CloudFormation has validated the template');
}
