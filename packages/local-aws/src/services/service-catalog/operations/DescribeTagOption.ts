import type {
  DescribeTagOptionInput,
  DescribeTagOptionOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** One tag option. */
export const DescribeTagOption = defineCatalogOperation<
  DescribeTagOptionInput,
  DescribeTagOptionOutput
>({
  understands: ['Id'],
  run: ({ Id = '' }, catalog) => ({ TagOptionDetail: catalog.tagOption(Id) }),
});
