import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addDocument, documentsKey, useDocuments } from '../api/case-queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import setup from '../setup/setup.module.css';
import strategies from '../strategies/strategies.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** The files on a case: saved by whoever may, put there and removed. */
export function CaseDocuments({ caseId }: { readonly caseId: string }) {
  const { cases: words } = useText();
  const mayChange = useMayChange();
  const client = useQueryClient();
  const documents = useDocuments(caseId);
  const add = useMutation({
    mutationFn: (file: File) => addDocument(caseId, file),
    onSuccess: () => client.invalidateQueries({ queryKey: documentsKey(caseId) }),
  });
  const items = documents.data?.items ?? [];
  if (items.length === 0 && !mayChange) return null;
  return (
    <>
      {items.length > 0 && <h3 className={strategies.heads}>{words.documents}</h3>}
      <ul className={strategies.past}>
        {items.map(({ id, name, size, addedAt, by }) => (
          <Row key={id} id={id} name={name} size={size} addedAt={addedAt} by={by} caseId={caseId} />
        ))}
      </ul>
      <ProblemNote error={add.error} />
      {mayChange && (
        <FileButton onChange={(file) => file && add.mutate(file)} inputProps={{ 'aria-label': words.addDocument }}>
          {(props) => (
            <Button {...props} size="xs" variant="default" loading={add.isPending}>
              {words.addDocument}
            </Button>
          )}
        </FileButton>
      )}
    </>
  );
}

type RowProps = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly addedAt: string;
  readonly by: string;
  readonly caseId: string;
};

function Row({ id, name, size, addedAt, by, caseId }: RowProps) {
  const { cases: words } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const remove = useOrder(() => ({ path: `/documents/${id}`, method: 'DELETE' as const }), documentsKey(caseId));
  return (
    <li data-document={id}>
      <span>
        {mayChange ? (
          <a href={`/api/v1/documents/${id}/file`} download={name}>
            {name}
          </a>
        ) : (
          name
        )}
        <span className={strategies.note}>
          {words.document(format.number(Math.ceil(size / 1000)), format.minute(addedAt), by)}
        </span>
        <ProblemNote error={remove.error} />
      </span>
      {mayChange && (
        <span className={setup.actions}>
          <Button
            size="xs"
            variant="default"
            aria-label={`${words.removeDocument}: ${name}`}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {words.removeDocument}
          </Button>
        </span>
      )}
    </li>
  );
}
