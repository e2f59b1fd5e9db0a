"""What officers write: behaviour seen, by competency, without anybody who was served.

For each competency: what falls short, and what stands out. Invented; the identifier guard finds
nothing in them (``tests/config/test_demo.py``).
"""

from __future__ import annotations

FALLS_SHORT: dict[str, tuple[str, ...]] = {
    "PRI-01": (
        "Se bajó de la unidad sin observar los accesos ni avisar su posición por radio.",
        "Se colocó frente a la puerta y perdió de vista las manos de quien abrió.",
    ),
    "PRI-02": ("Vio la lesión y siguió anotando; tuve que pedirle que llamara a los bomberos.",),
    "PRI-03": (
        "Subió la voz al mismo tiempo que la otra persona y la discusión creció.",
        "Dio tres órdenes distintas seguidas y nadie supo cuál cumplir.",
    ),
    "PRI-04": ("Dejó entrar a vecinos al cuarto antes de delimitar el lugar.",),
    "PRI-05": ("Sujetó del brazo a una persona que ya obedecía la instrucción verbal.",),
    "TRA-01": (
        "Habló de pie, con prisa y sin decir su nombre; la usuaria respondió con monosílabos.",
        "Interrumpió dos veces mientras la persona explicaba qué necesitaba.",
    ),
    "TRA-02": ("Tomó el silencio de la usuaria como falta de interés y cambió de tema.",),
    "TRA-03": ("Pidió repetir los hechos delante de terceros y preguntó por qué no se fue antes.",),
    "TRA-04": ("Anunció lo que se haría sin preguntar si la persona estaba de acuerdo.",),
    "TRA-05": ("Siguió en español aunque la usuaria pidió dos veces hablar en su idioma.",),
    "ENT-01": ("Empezó a preguntar en el corredor, con personas que pasaban cerca.",),
    "ENT-02": ("Hizo preguntas de sí o no desde el inicio y cortó el relato.",),
    "ENT-03": ("Preguntó detalles que no necesitaba para la seguridad ni para la derivación.",),
    "ENT-04": ("Cerró la conversación sin explicar los derechos ni el paso siguiente.",),
    "NNA-01": ("Se dirigió al niño con términos técnicos y desde arriba.",),
    "NNA-02": ("Comenzó a preguntar por los hechos en lugar de escuchar y derivar.",),
    "NNA-03": ("No relacionó las señales que vimos con la lista del protocolo.",),
    "NNA-04": ("No supo cuál alerta se activa ni a quién se llama primero.",),
    "PRO-01": (
        "No preguntó por armas ni por amenazas antes de retirarnos.",
        "Valoró el riesgo sin usar la hoja y olvidó dos factores.",
    ),
    "PRO-02": ("Dijo que las medidas se piden otro día; hubo que corregirlo en el lugar.",),
    "PRO-03": ("Se despidió sin acordar a quién llamar ni adónde ir esa noche.",),
    "PRO-04": ("Entregó el nombre de la institución sin confirmar que estuviera abierta.",),
    "DOC-01": (
        "El parte mezcla lo que vio con lo que supone y no indica la hora de llegada.",
        "Escribió «agresor» donde correspondía describir la conducta observada.",
    ),
    "DOC-02": (
        "Faltaron tres casillas del formulario y la firma del segundo agente.",
        "Entregó la hoja al día siguiente, después de que se le pidiera dos veces.",
    ),
    "DOC-03": ("Levantó el indicio sin guantes y sin fotografiarlo en su sitio.",),
    "DOC-04": ("Comentó la intervención en la recepción, delante de público.",),
    "DOC-05": ("Citó una norma derogada al explicar el procedimiento.",),
    "ETI-01": ("Vio una burla de un compañero y guardó silencio hasta el final del turno.",),
    "ETI-02": ("Respondió con ironía a un compañero que pidió apoyo con el equipo.",),
    "ETI-03": (
        "Cuando le señalé el error explicó por qué no era suyo y no propuso un cambio.",
        "Repitió la misma omisión que comentamos el turno anterior.",
    ),
    "CUI-01": ("Negó el cansancio aunque llevaba dos noches sin dormir bien.",),
    "CUI-02": ("Prefirió no hablar de lo ocurrido y rechazó la pausa ofrecida.",),
    "CUI-03": (
        "Llegó doce minutos tarde y con la radio sin carga.",
        "Salió sin linterna ni botiquín; no revisó el equipo antes del turno.",
    ),
    "CUI-04": (
        "Dio por radio una dirección equivocada y tardó en corregirla.",
        "No supo indicar en el mapa por dónde entrar al sector.",
    ),
}

STANDS_OUT: dict[str, tuple[str, ...]] = {
    "PRI-01": (
        "Observó accesos y salidas antes de bajar y avisó por radio dónde quedaba cada quien.",
        "Ubicó a la usuaria lejos de la puerta y mantuvo a la vista a la otra persona.",
    ),
    "PRI-02": ("Detuvo el sangrado, pidió ambulancia y explicó cada paso mientras lo hacía.",),
    "PRI-03": (
        "Bajó la voz, separó a las partes y dio una sola instrucción a la vez.",
        "Escuchó primero y consiguió que ambos se sentaran sin tocar a nadie.",
    ),
    "PRI-04": ("Delimitó el lugar en dos minutos y anotó quién entró y a qué hora.",),
    "PRI-05": ("Advirtió, esperó y usó solo control verbal; explicó después por qué bastaba.",),
    "TRA-01": (
        "Se presentó por su nombre, se sentó a la misma altura y pidió permiso para anotar.",
        "Preguntó qué necesitaba primero la persona y cumplió lo que ofreció.",
    ),
    "TRA-02": ("Reconoció el temblor y la confusión como reacción y ofreció una pausa con agua.",),
    "TRA-03": (
        "Evitó que repitiera los hechos: leyó lo ya anotado y preguntó solo lo que faltaba.",
    ),
    "TRA-04": ("Explicó tres opciones y esperó la decisión sin insistir en ninguna.",),
    "TRA-05": ("Pidió intérprete antes de empezar y comprobó que se entendían.",),
    "ENT-01": ("Buscó un cuarto con puerta, apagó la radio y dejó la salida libre.",),
    "ENT-02": ("Comenzó con «cuénteme lo que quiera» y no interrumpió durante el relato.",),
    "ENT-03": ("Preguntó por seguridad, salud y riesgo, y dejó lo demás para la fiscalía.",),
    "ENT-04": ("Resumió, explicó los derechos y dejó por escrito el paso siguiente.",),
    "NNA-01": ("Se agachó, habló despacio y dejó que el niño eligiera dónde sentarse.",),
    "NNA-02": ("Escuchó lo espontáneo, anotó las palabras tal cual y no hizo preguntas.",),
    "NNA-03": ("Notó las señales en el lugar y las comparó con el protocolo sin alarmar.",),
    "NNA-04": ("Activó la alerta de memoria y confirmó la recepción antes de retirarse.",),
    "PRO-01": (
        "Usó la hoja de riesgo completa y pidió apoyo al llegar al nivel alto.",
        "Preguntó por amenazas, armas y cambios recientes con calma y en orden.",
    ),
    "PRO-02": ("Explicó las medidas de seguridad y acompañó la solicitud hasta el juzgado.",),
    "PRO-03": ("Acordó con la usuaria una señal, un lugar seguro y a quién llamar.",),
    "PRO-04": ("Llamó a la institución, confirmó el horario y acompañó la llegada.",),
    "DOC-01": (
        "El parte separa lo visto de lo dicho, con horas y sin adjetivos.",
        "Redactó en el lugar y entregó el informe antes de terminar el turno.",
    ),
    "DOC-02": (
        "Formularios completos a la primera, con la hora de cada paso.",
        "Detectó una casilla vacía en la hoja del grupo y la corrigió a tiempo.",
    ),
    "DOC-03": ("Fotografió, embaló y rotuló cada indicio; la cadena quedó sin vacíos.",),
    "DOC-04": ("Cubrió la hoja al pasar por recepción y habló del tema solo en privado.",),
    "DOC-05": ("Ubicó el artículo aplicable y lo explicó con palabras sencillas.",),
    "ETI-01": ("Detuvo un comentario ofensivo en el momento y lo informó después.",),
    "ETI-02": ("Ofreció relevar a un compañero y repartió las tareas sin que se pidiera.",),
    "ETI-03": (
        "Pidió repetir el ejercicio y corrigió lo que hablamos el turno anterior.",
        "Anotó la observación y la aplicó en la siguiente llamada.",
    ),
    "CUI-01": ("Avisó que necesitaba una pausa y volvió con buena disposición.",),
    "CUI-02": ("Participó en la plática posterior y propuso descansar antes de conducir.",),
    "CUI-03": (
        "Llegó quince minutos antes y revisó el equipo de los dos.",
        "Presentación impecable y botiquín completo, como en toda la semana.",
    ),
    "CUI-04": (
        "Ubicó la dirección sin ayuda y transmitió breve y claro.",
        "Propuso otra ruta cuando se cerró el paso y llegamos a tiempo.",
    ),
}

ACCEPTABLE = (
    "Cumplió el procedimiento sin ayuda, como lo haría un agente que trabaja solo.",
    "Hizo lo esperado y en orden; le falta rapidez para llegar al siguiente nivel.",
    "Resolvió bien lo habitual del turno y preguntó cuando dudó.",
)
"""For the most acceptable performance of a shift without anything outstanding."""

TRAINING = (
    "Lo repasamos en la unidad y lo repitió dos veces; la segunda salió mejor.",
    "Practicamos el procedimiento al terminar la llamada, paso por paso.",
    "Se explicó, se demostró y lo hizo; conviene repetirlo mañana.",
)
"""Added to a comment when corrective training was given."""

UNRESPONSIVE = (
    "Se entrenó en turnos anteriores y hoy repitió la misma falta sin mejora. Lo conversamos y "
    "acordamos practicarlo con simulación."
)

GENERAL = (
    "",
    "",
    "Turno tranquilo, con tres llamadas y patrullaje a pie en el mercado.",
    "Turno con mucha carga por la tarde; mantuvo la calma.",
    "Lluvia fuerte: se priorizó el apoyo a tránsito durante dos horas.",
    "Se recorrió la ruta de instituciones de referencia del municipio.",
    "Acompañamos una visita de seguimiento; se habló antes y después.",
    "Conviene que en el próximo turno inicie la entrevista sin apoyo.",
)

ADDITIONS = (
    "Gracias por la explicación. Practicaré la secuencia antes del próximo turno.",
    "Quiero añadir que la radio falló dos veces y por eso tardé en avisar.",
    "De acuerdo con casi todo. El formulario lo completé después, en la comisaría.",
    "Me ayudó repetirlo en el lugar. Pido practicarlo otra vez esta semana.",
)
"""Comments of trainees who agree."""

DISAGREEMENTS = (
    "No comparto la nota en comunicación: seguí la instrucción de quien dirigía la escena.",
    "Pido que se considere que era mi primera vez con ese formulario y pregunté antes.",
    "Sí expliqué los derechos; lo hice cuando usted atendía la radio.",
    "El retraso fue por el relevo anterior y avisé por radio a la hora.",
)

REVIEW_NOTES = (
    "",
    "",
    "",
    "Comentarios claros y con conducta observable.",
    "Leído con ambos. Se mantiene la calificación.",
    "Buen detalle. Programar simulación de entrevista.",
)
