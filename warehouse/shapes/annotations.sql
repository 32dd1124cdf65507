-- One line per filled field of an event and piece of it, as a W3C Web Annotation (JSON-LD) on its article.
select to_json({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    'id': 'urn:dateline:' || event_id || ':' || field || ':' || position_start,
    'type': 'Annotation',
    'motivation': 'tagging',
    'body': [{
        'type': 'TextualBody',
        'purpose': 'tagging',
        'value': event_type || '.' || field
    }],
    'target': {
        'source': source,
        'selector': [
            to_json({'type': 'TextPositionSelector', 'start': position_start, 'end': position_end}),
            to_json({'type': 'TextQuoteSelector', 'exact': exact, 'prefix': prefix, 'suffix': suffix})
        ]
    },
    'generator': {'type': 'Software', 'name': 'Dateline', 'schema:softwareVersion': extractor}
}) as line
from main.web_annotations
order by event_id, field, position_start, position_end
