import type {
  CreateEmailIdentityRequest,
  CreateEmailIdentityResponse,
} from '@aws-sdk/client-sesv2';
import { plainAddress } from '../address';
import { defineSesOperation } from '../defineSesOperation';
import { alreadyExists, badRequest } from '../errors';

/**
 * Makes an address or a domain that mail is sent from. AWS waits for its owner
 * to confirm it; here it is verified at once.
 */
export const CreateEmailIdentity = defineSesOperation<
  CreateEmailIdentityRequest,
  CreateEmailIdentityResponse
>({
  understands: ['EmailIdentity'],
  run({ EmailIdentity: name = '' }, ses) {
    const isAddress = name.includes('@');
    if (isAddress) plainAddress(name);
    else if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) {
      throw badRequest(`Invalid domain name ${name}.`);
    }
    if (ses.findIdentity(name)) {
      throw alreadyExists(`Email identity ${name} already exist.`);
    }
    const type = isAddress ? 'EMAIL_ADDRESS' : 'DOMAIN';
    ses.putIdentity({ name, type });
    return { IdentityType: type, VerifiedForSendingStatus: true };
  },
});
