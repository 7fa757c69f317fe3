import { notImplemented } from '../../core/AwsError';
import type { Permission } from '../../core/authorization/Permission';
import type { LocalRequest } from '../../core/AwsService';
import { QueryFields, QueryService } from '../../core/protocol/QueryService';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type { ReadS3Object } from '../../template/S3Location';
import { validateTemplate } from './validateTemplate';

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** The local CloudFormation. It checks templates, and makes no stacks. */
export class CloudFormationService extends QueryService {
  readonly signingName = 'cloudformation';

  constructor(
    database: LocalDatabase,
    private readonly readS3Object: ReadS3Object,
  ) {
    super(NAMESPACE, database);
  }

  permissionsOf({ body }: LocalRequest): Permission[] | undefined {
    const form = new URLSearchParams(body.toString('utf8'));
    if (form.get('Action') !== 'ValidateTemplate') return undefined;
    const templateUrl = form.get('TemplateURL') ?? undefined;
    const context = { 'cloudformation:templateurl': templateUrl };
    return [
      { action: 'cloudformation:ValidateTemplate', resource: '*', context },
    ];
  }

  clear(): void {
    // There is no state.
  }

  protected run(operation: string, form: URLSearchParams): QueryFields {
    if (operation === 'ValidateTemplate') {
      return validateTemplate(form, this.readS3Object);
    }
    throw notImplemented(`The operation ${operation}`);
  }
}
